/** Keeps one open connection for each request in flight, so that every request knows which connection served it. */
import { openConnection, type MeasuredConnection } from "./measured-connection.js";

/** How long a connection may take to come about: a few lost packets, sent again at 1, 3 and 7 s (RFC 6298), fit in. */
const connectTimeoutMs = 15_000;

export class ConnectionPool {
  private readonly idle: MeasuredConnection[] = [];
  private readonly all = new Set<MeasuredConnection>();

  constructor(private readonly origin: string) {}

  async use<Result>(work: (connection: MeasuredConnection) => Promise<Result>): Promise<Result> {
    const connection = this.idle.pop() ?? this.open();
    try {
      return await work(connection);
    } finally {
      if (connection.isOpen()) this.idle.push(connection);
      else this.all.delete(connection);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.all].map((connection) => connection.close()));
  }

  private open(): MeasuredConnection {
    const connection = openConnection(this.origin, connectTimeoutMs);
    this.all.add(connection);
    return connection;
  }
}

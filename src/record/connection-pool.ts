/** Keeps one open connection for each request in flight, so that every request knows which connection served it. */
import { openConnection, type MeasuredConnection } from "./measured-connection.js";

/** How long a connection may take to come about. */
const connectTimeoutMs = 15_000;

export class ConnectionPool {
  private readonly idle: MeasuredConnection[] = [];
  private readonly all: MeasuredConnection[] = [];

  constructor(private readonly origin: string) {}

  async use<Result>(work: (connection: MeasuredConnection) => Promise<Result>): Promise<Result> {
    const connection = this.idle.pop() ?? this.open();
    try {
      return await work(connection);
    } finally {
      this.idle.push(connection);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((connection) => connection.close()));
  }

  private open(): MeasuredConnection {
    const connection = openConnection(this.origin, connectTimeoutMs);
    this.all.push(connection);
    return connection;
  }
}

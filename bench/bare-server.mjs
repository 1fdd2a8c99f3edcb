// Answers every request after two milliseconds with the milliseconds between its receipt and its answer; prints its port.
import { createServer } from "node:http";

const server = createServer((request, response) => {
  const receivedMs = performance.now();
  request.resume();
  request.on("end", () => setTimeout(() => {
    response.writeHead(200, { "Content-Type": "text/plain" });
    response.write(String(performance.now() - receivedMs));
    response.socket?.uncork();
    response.end();
  }, 2));
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));

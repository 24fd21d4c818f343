package dev.footfall.server;

import dev.footfall.warehouse.Output;
import dev.footfall.warehouse.Warehouse;
import dev.footfall.warehouse.WarehouseException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The operator's SQL, one statement to a call: {@code {statement, json}}. A statement that fails is
 * answered 400 with the engine's sentence; one that fails after its first rows breaks off.
 */
final class SqlCalls {
  private final Warehouse warehouse;

  SqlCalls(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  List<Call> calls() {
    return List.of(Call.post("/sql", Permission.OPERATOR, this::run));
  }

  private Answer run(ApiRequest request) {
    var body = request.body();
    body.takes(List.of("statement", "json"));
    boolean json = body.flag("json", false);
    try {
      var output = warehouse.operate(body.required("statement"), json);
      return Answer.ok(new Rows(output, first(output), json));
    } catch (WarehouseException e) {
      throw switch (e.kind()) {
        case QUESTION, DATA, LIMIT, CANCELLED ->
            new ApiRefusal(400, String.valueOf(e.getMessage()));
        case SETUP, UNAVAILABLE ->
            new ApiRefusal(502, "The warehouse cannot answer: " + e.getMessage());
      };
    }
  }

  /** Before the status is sent: most statements that fail do so now. */
  private static byte[] first(Output output) {
    try {
      return output.next();
    } catch (RuntimeException | Error e) {
      output.close();
      throw e;
    }
  }

  private record Rows(Output output, byte[] first, boolean json) implements Streamed {
    @Override
    public String mediaType() {
      return json ? "application/x-ndjson" : "text/tab-separated-values; charset=utf-8";
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      try (output) {
        for (byte[] piece = first; piece.length > 0; piece = output.next()) {
          out.write(piece);
        }
      }
    }
  }
}

package dev.footfall.server;

import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/**
 * Bodies of queries, up to Cube's limit of 50 MB. A small one is read at once; large ones take
 * turns, because as a tree one may be ten times its size, and its number of values is limited, so
 * that it fits.
 */
final class LargeJson {
  private static final int SMALL = 1 << 20;
  private static final int LARGEST = 50 << 20;
  private static final int MOST_VALUES = 2_000_000;
  private static final long PATIENCE_SECONDS = 10;

  private final Semaphore turn = new Semaphore(1, true);

  LargeJson() {}

  /**
   * What is made of a request's body.
   *
   * @throws ApiRefusal if it is no JSON object, too large, or larger ones are at hand
   */
  <T> T read(ServerRequest request, Function<Body, T> make) {
    try (var in = request.content().inputStream()) {
      byte[] bytes = in.readNBytes(SMALL + 1);
      if (bytes.length <= SMALL) {
        return make.apply(Body.of(bytes));
      }
      takeTurn();
      try {
        var all = new ByteArrayOutputStream(2 * SMALL);
        all.write(bytes);
        all.write(in.readNBytes(LARGEST + 1 - bytes.length));
        return make.apply(large(all.toByteArray()));
      } finally {
        turn.release();
      }
    } catch (IOException e) {
      throw new ApiRefusal(400, "The body ended too early");
    }
  }

  private static Body large(byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw new ApiRefusal(413, "The body is larger than 50 MiB");
    }
    try (var parser = Json.MAPPER.createParser(bytes)) {
      int values = 0;
      while (parser.nextToken() != null) {
        if (++values > MOST_VALUES) {
          throw new ApiRefusal(413, "The body has more than " + MOST_VALUES + " values");
        }
      }
    } catch (JacksonException e) {
      throw new ApiRefusal(400, "The body is not JSON");
    }
    return Body.of(bytes);
  }

  private void takeTurn() {
    try {
      if (turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ApiRefusal(503, "Another large query is at hand; try again");
  }
}

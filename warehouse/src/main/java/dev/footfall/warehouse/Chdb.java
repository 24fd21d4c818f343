package dev.footfall.warehouse;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The engine's C interface, as far as we use it: each method is one of its functions. Texts go in
 * with their length, results come out copied, so that nobody else handles native memory. Not safe
 * for use by several threads on one connection.
 */
@SuppressWarnings("restricted") // the one place that calls native code
final class Chdb {
  private static final FunctionDescriptor QUERY =
      FunctionDescriptor.of(
          ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS,
          ADDRESS, JAVA_LONG);
  private static final FunctionDescriptor OF_RESULT = FunctionDescriptor.of(ADDRESS, ADDRESS);

  private final MethodHandle version;
  private final MethodHandle setSignalHandlersEnabled;
  private final MethodHandle connect;
  private final MethodHandle closeConnection;
  private final MethodHandle query;
  private final MethodHandle streamQuery;
  private final MethodHandle streamFetch;
  private final MethodHandle streamCancel;
  private final MethodHandle classify;
  private final MethodHandle resultBuffer;
  private final MethodHandle resultLength;
  private final MethodHandle resultError;
  private final MethodHandle destroyResult;

  private Chdb(SymbolLookup symbols) {
    var bind = new Binder(Linker.nativeLinker(), symbols);
    version = bind.function("chdb_version", FunctionDescriptor.of(ADDRESS));
    setSignalHandlersEnabled =
        bind.function("chdb_set_signal_handlers_enabled", FunctionDescriptor.ofVoid(JAVA_INT));
    connect = bind.function("chdb_connect", FunctionDescriptor.of(ADDRESS, JAVA_INT, ADDRESS));
    closeConnection = bind.function("chdb_close_conn", FunctionDescriptor.ofVoid(ADDRESS));
    query = bind.function("chdb_query_with_params_n", QUERY);
    streamQuery = bind.function("chdb_stream_query_with_params_n", QUERY);
    streamFetch =
        bind.function("chdb_stream_fetch_result", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
    streamCancel =
        bind.function("chdb_stream_cancel_query", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS));
    classify =
        bind.function(
            "chdb_classify_query_n",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS));
    resultBuffer = bind.function("chdb_result_buffer", OF_RESULT);
    resultLength = bind.function("chdb_result_length", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
    resultError = bind.function("chdb_result_error", OF_RESULT);
    destroyResult = bind.function("chdb_destroy_query_result", FunctionDescriptor.ofVoid(ADDRESS));
  }

  /**
   * Loads the library into this process, for as long as the process lives, and keeps the engine's
   * hands off the JVM's signal handlers.
   *
   * @throws IllegalArgumentException if the file is not a library for this machine
   * @throws java.util.NoSuchElementException if the library lacks one of the functions
   */
  static Chdb load(Path library) {
    var chdb = new Chdb(SymbolLookup.libraryLookup(library, Arena.global()));
    call(chdb.setSignalHandlersEnabled, 0);
    return chdb;
  }

  /** The library's version, such as {@code 26.7.3}; known before the engine is started. */
  String version() {
    return text((MemorySegment) call(version));
  }

  /** A new connection; NULL if the engine could not open the path. */
  MemorySegment connect(List<String> arguments) {
    try (var arena = Arena.ofConfined()) {
      var texts = Stream.concat(Stream.of("footfall"), arguments.stream()).toList();
      var pointers = arena.allocate(ADDRESS, texts.size());
      for (int i = 0; i < texts.size(); i++) {
        pointers.setAtIndex(ADDRESS, i, arena.allocateFrom(texts.get(i)));
      }
      return (MemorySegment) call(connect, texts.size(), pointers);
    }
  }

  /** Ends a connection; the last one ends the engine. */
  void close(MemorySegment connection) {
    call(closeConnection, connection);
  }

  /** Runs a statement; its whole result. */
  Result query(
      MemorySegment connection, String sql, String format, Map<String, String> parameters) {
    return take(start(query, connection, sql, format, parameters));
  }

  /** Starts a statement whose result is fetched block by block; to be {@link #destroy}ed. */
  MemorySegment stream(
      MemorySegment connection, String sql, String format, Map<String, String> parameters) {
    return start(streamQuery, connection, sql, format, parameters);
  }

  /** The next block of a stream; no bytes at its end. */
  Result fetch(MemorySegment connection, MemorySegment stream) {
    return take((MemorySegment) call(streamFetch, dereference(connection), stream));
  }

  /** Gives a stream up before its end. */
  void cancel(MemorySegment connection, MemorySegment stream) {
    call(streamCancel, dereference(connection), stream);
  }

  /** What went wrong with a result; empty when nothing did. */
  String error(MemorySegment result) {
    var error = (MemorySegment) call(resultError, result);
    return error.address() == 0 ? "" : text(error);
  }

  /** Frees a result. */
  void destroy(MemorySegment result) {
    call(destroyResult, result);
  }

  /** What a text of SQL would do, by the engine's own parser, without running it. */
  Statements classify(MemorySegment connection, String sql) {
    try (var arena = Arena.ofConfined()) {
      var text = bytes(arena, sql);
      var out = arena.allocate(MemoryLayout.sequenceLayout(4, JAVA_INT));
      out.set(JAVA_INT, 0, (int) out.byteSize());
      int state =
          (int)
              call(
                  classify,
                  dereference(connection),
                  text,
                  text.byteSize() - 1,
                  MemorySegment.NULL,
                  0L,
                  out);
      return state == 0
          ? new Statements(out.getAtIndex(JAVA_INT, 1), out.getAtIndex(JAVA_INT, 3))
          : new Statements(0, Statements.NOT_UNDERSTOOD);
    }
  }

  private MemorySegment start(
      MethodHandle how,
      MemorySegment connection,
      String sql,
      String format,
      Map<String, String> parameters) {
    try (var arena = Arena.ofConfined()) {
      var text = bytes(arena, sql);
      var formatText = bytes(arena, format);
      var names = Texts.of(arena, List.copyOf(parameters.keySet()));
      var values = Texts.of(arena, parameters.keySet().stream().map(parameters::get).toList());
      return (MemorySegment)
          call(
              how,
              dereference(connection),
              text,
              text.byteSize() - 1,
              formatText,
              formatText.byteSize() - 1,
              names.pointers(),
              names.lengths(),
              values.pointers(),
              values.lengths(),
              (long) parameters.size());
    }
  }

  private Result take(MemorySegment result) {
    try {
      String error = error(result);
      long length = (long) call(resultLength, result);
      if (!error.isEmpty() || length == 0) {
        return new Result(new byte[0], error);
      }
      var buffer = (MemorySegment) call(resultBuffer, result);
      return new Result(buffer.reinterpret(length).toArray(JAVA_BYTE), "");
    } finally {
      destroy(result);
    }
  }

  private static MemorySegment dereference(MemorySegment connection) {
    return connection.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
  }

  private static String text(MemorySegment pointer) {
    return pointer.reinterpret(Long.MAX_VALUE).getString(0);
  }

  private static MemorySegment bytes(SegmentAllocator arena, String text) {
    return arena.allocateFrom(text, StandardCharsets.UTF_8);
  }

  private static Object call(MethodHandle function, Object... arguments) {
    try {
      return function.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a native call does not throw", e);
    }
  }

  /** A statement's output, or why there is none: one of the two is empty. */
  record Result(byte[] bytes, String error) {}

  /**
   * What a text of SQL holds.
   *
   * @param count how many statements
   * @param effect what they do
   */
  record Statements(int count, int effect) {
    /** They read, and change nothing. */
    static final int READS = 0;

    /** The parser cannot read them. */
    static final int NOT_UNDERSTOOD = 4;
  }

  private record Texts(MemorySegment pointers, MemorySegment lengths) {
    static Texts of(Arena arena, List<String> texts) {
      var pointers = arena.allocate(ADDRESS, Math.max(1, texts.size()));
      var lengths = arena.allocate(JAVA_LONG, Math.max(1, texts.size()));
      for (int i = 0; i < texts.size(); i++) {
        var text = bytes(arena, texts.get(i));
        pointers.setAtIndex(ADDRESS, i, text);
        lengths.setAtIndex(JAVA_LONG, i, text.byteSize() - 1);
      }
      return new Texts(pointers, lengths);
    }
  }

  private record Binder(Linker linker, SymbolLookup symbols) {
    MethodHandle function(String name, FunctionDescriptor descriptor) {
      return linker.downcallHandle(symbols.findOrThrow(name), descriptor);
    }
  }
}

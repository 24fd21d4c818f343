package dev.footfall.warehouse;

/** What a statement of the operator's prints, piece by piece as the engine produces it. */
public interface Output extends AutoCloseable {
  /**
   * The next piece; empty at the end.
   *
   * @throws WarehouseException if the statement failed
   */
  byte[] next();

  /** Ends the statement if it still runs. */
  @Override
  void close();
}

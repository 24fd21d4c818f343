package dev.footfall.bench;

/** A figure cannot be taken: one sentence for the person who asked for it. */
public final class BenchFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the sentence. No stack trace: it is an answer. */
  public BenchFailed(String sentence) {
    super(sentence, null, false, false);
  }
}

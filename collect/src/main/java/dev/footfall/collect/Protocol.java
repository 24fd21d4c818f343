package dev.footfall.collect;

import dev.footfall.event.Envelope;
import java.util.Set;

/**
 * A way trackers talk to us, in a file of its own. Every method is a function of what it is handed
 * and takes any bytes: what cannot be read is a {@link dev.footfall.event.BadRow}, never an
 * exception.
 */
public interface Protocol {
  /** What envelopes of this protocol are marked with, such as {@code a.vendor/version}. */
  String name();

  /** The HTTP methods it takes at a path; none where the path is not its own. */
  Set<String> methods(String path);

  /** Reads just whose events these are, and how many: quick, for the door. */
  Skim skim(Request request);

  /**
   * Reads the envelope's events: those of the key that named its project ({@link Envelope#appId}).
   *
   * @param sequence the record's number in the journal, which the bad rows' ids are made from
   */
  Decoded decode(Envelope envelope, long sequence);

  /** What a client is answered when its events are kept. */
  Reply accepted(Request request);
}

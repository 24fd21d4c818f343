package dev.footfall.enrich;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;

/** Adds what can be worked out about an event. Never throws; safe for use by many threads. */
@FunctionalInterface
public interface Enrichment {
  /** The event with what was found; the same one where nothing was. */
  Event enrich(Event event, Envelope envelope);
}

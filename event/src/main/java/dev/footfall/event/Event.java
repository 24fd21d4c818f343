package dev.footfall.event;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing that happened in one project: a value for each {@link Field}. Immutable. */
public final class Event {
  /** What an event takes beside its texts. */
  private static final long BARE = 500;

  private final long project;
  private final EnumMap<Field, Object> values;

  private Event(long project, EnumMap<Field, Object> values) {
    this.project = project;
    this.values = values;
  }

  /** An event of this project, to be filled. */
  public static Builder in(long project) {
    return new Builder(project, new EnumMap<>(Field.class));
  }

  /** The project's number. */
  public long project() {
    return project;
  }

  /** The field's value, of its type's class; null when it has none. */
  public @Nullable Object get(Field field) {
    return values.get(field);
  }

  /** A text field's value; empty when it has none. */
  public String text(Field field) {
    return values.get(field) instanceof String text ? text : "";
  }

  /** A time field's value. */
  public @Nullable Instant time(Field field) {
    return (Instant) values.get(field);
  }

  /** A whole number's value. */
  public @Nullable Integer integer(Field field) {
    return (Integer) values.get(field);
  }

  /** A decimal number's value. */
  public @Nullable Double number(Field field) {
    return (Double) values.get(field);
  }

  /** Whether a flag is set; false when it has no value. */
  public boolean flag(Field field) {
    return Boolean.TRUE.equals(values.get(field));
  }

  /** The event's id, unique in its project. */
  public UUID id() {
    return (UUID) Objects.requireNonNull(values.get(Field.EVENT_ID), "an event has an event_id");
  }

  /** About how many bytes of memory it takes. */
  public long weight() {
    long weight = BARE;
    for (Object value : values.values()) {
      weight += value instanceof String text ? text.length() : 0;
    }
    return weight;
  }

  /** This event with other values; this one stays as it is. */
  public Builder but() {
    return new Builder(project, values.clone());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Event that && project == that.project && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(project) + values.hashCode();
  }

  /** The event's project and id only: an event holds personal data, and a log must not. */
  @Override
  public String toString() {
    return "event " + values.get(Field.EVENT_ID) + " of project " + project;
  }

  /** Collects an event's values; good for one {@link #build}. */
  public static final class Builder {
    private final long project;
    private final EnumMap<Field, Object> values;

    private Builder(long project, EnumMap<Field, Object> values) {
      this.project = project;
      this.values = values;
    }

    /**
     * Sets a field; null or an empty text leaves it without a value.
     *
     * @throws IllegalArgumentException if the value is not of the field's class
     */
    public Builder set(Field field, @Nullable Object value) {
      if (value != null && !field.type().javaClass().isInstance(value)) {
        throw new IllegalArgumentException(
            field + " holds " + field.type() + ", not " + value.getClass().getSimpleName());
      }
      if (value == null || value.equals("")) {
        values.remove(field);
      } else {
        values.put(field, value);
      }
      return this;
    }

    /** The value set so far. */
    public @Nullable Object get(Field field) {
      return values.get(field);
    }

    /** The event. */
    public Event build() {
      return new Event(project, values);
    }
  }
}

package dev.footfall.pipeline;

import dev.footfall.warehouse.EventKey;
import dev.footfall.warehouse.Warehouse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Leaves replays out that would change nothing: of a bad row that is as bad as it was, and of one
 * that was read again before, by this batch or an earlier one.
 */
final class OnceReplayed {
  private final Warehouse warehouse;

  OnceReplayed(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * The records to store.
   *
   * @param opened the batch's records, in their order
   * @param batch the batch's number: what the batch itself stored in an earlier try does not count
   */
  List<Opened> keep(List<Opened> opened, long batch) {
    Set<EventKey> asked =
        opened.stream().flatMap(one -> one.badRow().stream()).collect(Collectors.toSet());
    if (asked.isEmpty()) {
      return opened;
    }
    Set<UUID> done = new HashSet<>(warehouse.replayed(asked, batch));
    return opened.stream().filter(one -> isNew(one, done)).toList();
  }

  private static boolean isNew(Opened one, Set<UUID> done) {
    return one.badRow().isEmpty() || (!one.unchanged() && done.add(one.badRow().get().id()));
  }
}

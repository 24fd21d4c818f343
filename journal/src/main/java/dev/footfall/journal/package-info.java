/**
 * The durable log between the door and the pipeline: {@link
 * dev.footfall.journal.FileJournal#append} returns when the record is on disk.
 */
@NullMarked
package dev.footfall.journal;

import org.jspecify.annotations.NullMarked;

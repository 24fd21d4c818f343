package dev.footfall.pipeline;

import java.util.List;

/**
 * The records of a batch, read. Its bounds are not the records': of a batch that is repeated,
 * another record may be damaged by then.
 *
 * @param from where the batch begins, a sequence number
 * @param to the sequence number after the batch
 * @param records those that can be read, in their order
 */
record Cut(long from, long to, List<Opened> records) {}

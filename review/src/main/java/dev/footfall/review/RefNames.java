package dev.footfall.review;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/**
 * Which names branches and tags may have. A ref is a file of its name in the repository's folder,
 * so a name must be one that git allows, within what a file system takes, and not another's in
 * capitals (some file systems take both for one). A name that reads as a commit's number or as
 * {@code HEAD} would mean two things in {@code ?ref=}.
 */
final class RefNames {
  private static final int LONGEST = 255;
  private static final int LONGEST_PART = 200;
  private static final Pattern NUMBER = Pattern.compile("[0-9a-fA-F]{40}|[0-9a-fA-F]{64}");

  private RefNames() {}

  /** Why there may be no ref of that name, if there may not; the rest of a sentence. */
  static Optional<String> wrong(String ref) {
    String name = shortened(ref);
    if (name.equals(ref) || !Repository.isValidRefName(ref)) {
      return Optional.of("only branches (refs/heads/…) and tags (refs/tags/…) are kept here");
    }
    if (name.equals(Constants.HEAD)
        || name.startsWith(Constants.R_REFS)
        || NUMBER.matcher(name).matches()) {
      return Optional.of(
          "a branch or tag cannot be called like HEAD, like refs/… or a commit's number");
    }
    boolean tooLong = bytes(name) > LONGEST;
    for (String part : name.split("/", -1)) {
      tooLong |= bytes(part) > LONGEST_PART;
    }
    return tooLong
        ? Optional.of(
            "a name may have %d bytes, %d between slashes".formatted(LONGEST, LONGEST_PART))
        : Optional.empty();
  }

  /** Another ref of the same name but for capitals. */
  static Optional<String> alike(String ref, Collection<String> others) {
    String lower = ref.toLowerCase(Locale.ROOT);
    return others.stream()
        .filter(other -> !other.equals(ref) && other.toLowerCase(Locale.ROOT).equals(lower))
        .findFirst();
  }

  /** A branch's or tag's name, without the folder; any other ref's whole name. */
  static String shortened(String ref) {
    for (String folder : new String[] {Constants.R_HEADS, Constants.R_TAGS}) {
      if (ref.startsWith(folder)) {
        return ref.substring(folder.length());
      }
    }
    return ref;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

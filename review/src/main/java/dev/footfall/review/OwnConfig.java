package dev.footfall.review;

import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps git's own surroundings out: what stands in the configuration of the machine or of its user,
 * or in {@code GIT_*} of the environment, means nothing to the repositories here. The library would
 * also start a {@code git} to find that configuration, and write into the user's.
 */
final class OwnConfig extends SystemReader {
  private static final OwnConfig INSTANCE = new OwnConfig();

  private final SystemReader system;

  private OwnConfig() {
    this.system = SystemReader.getInstance();
    setPlatformChecker();
  }

  /** From now on, for the whole process. */
  static void install() {
    SystemReader.setInstance(INSTANCE);
  }

  @Override
  public String getHostname() {
    return "footfall";
  }

  @Override
  public @Nullable String getenv(String variable) {
    return null;
  }

  @Override
  public @Nullable String getProperty(String key) {
    return system.getProperty(key);
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  @SuppressWarnings("deprecation") // abstract there, and asked by nothing but its own default
  public long getCurrentTime() {
    return now().toEpochMilli();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  @SuppressWarnings("deprecation") // abstract there
  public int getTimezone(long when) {
    return 0;
  }

  @Override
  public ZoneOffset getTimeZoneAt(Instant when) {
    return ZoneOffset.UTC;
  }

  /** What git forbids on any system; nothing is ever checked out here. */
  static ObjectChecker checker() {
    return new ObjectChecker()
        .setAllowLeadingZeroFileMode(true)
        .setAllowInvalidPersonIdent(true)
        .setSafeForMacOS(true);
  }

  /** A configuration without a file. */
  private static final class Nothing extends FileBasedConfig {
    Nothing(@Nullable Config parent, FS fs) {
      super(parent, null, fs);
    }

    /**
     * How exactly files' times are kept, as two seconds: the library would find out by writing
     * files into the repositories' folders meanwhile.
     */
    @Override
    public @Nullable String getString(String section, @Nullable String subsection, String name) {
      return switch (section + "." + name) {
        case "filesystem.timestampResolution" -> "2 s";
        case "filesystem.minRacyThreshold" -> "10 ms";
        default -> super.getString(section, subsection, name);
      };
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}

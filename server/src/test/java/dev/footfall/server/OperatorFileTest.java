package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorFileTest {
  private static final OperatorFile.Way WAY =
      new OperatorFile.Way("http://127.0.0.1:8080", "a secret");

  @TempDir Path directory;

  @Test
  void isForItsOwnersEyesOnlyAndGoneAfterwards() throws Exception {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var file = OperatorFile.write(directory, WAY)) {
      assertThat(file).isNotNull();
      assertThat(OperatorFile.read(directory)).contains(WAY);
      var mode = Files.getPosixFilePermissions(directory.resolve("operator.json"));
      assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rw-------");
    }
    assertThat(directory).isEmptyDirectory();
    assertThat(WAY.toString()).doesNotContain("secret");
  }

  @Test
  void saysWhereItCannotBeRead() throws Exception {
    assertThat(OperatorFile.read(directory)).isEmpty();
    Files.writeString(directory.resolve("operator.json"), "{");
    assertThatThrownBy(() -> OperatorFile.read(directory))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("start the server again");
    OperatorFile.remove(directory);
    assertThat(OperatorFile.read(directory)).isEmpty();
  }
}

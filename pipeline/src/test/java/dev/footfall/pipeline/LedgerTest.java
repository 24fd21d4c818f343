package dev.footfall.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("ledger");
  }

  @Test
  void beginsAtTheFirstRecord() throws IOException {
    assertThat(Ledger.open(file).stored()).isZero();
    assertThat(Ledger.open(file).cut()).isZero();
  }

  @Test
  void remembersTheCutUntilTheBatchIsStored() throws IOException {
    Ledger.open(file).cutAt(12);
    var reopened = Ledger.open(file);
    assertThat(reopened.stored()).isZero();
    assertThat(reopened.cut()).isEqualTo(12);

    reopened.storedToTheCut();
    assertThat(Ledger.open(file).stored()).isEqualTo(12);
    assertThat(Ledger.open(file).cut()).isEqualTo(12);
  }

  @Test
  void refusesAFileThatIsNoLedger() throws IOException {
    Files.writeString(file, "stored 3\n");
    assertThatThrownBy(() -> Ledger.open(file))
        .hasMessage(file + " is not a ledger: line 2 must give cut");
  }
}

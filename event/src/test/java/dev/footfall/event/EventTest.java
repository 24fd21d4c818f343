package dev.footfall.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EventTest {
  @Test
  void keepsTheOldEventWhenAValueChanges() {
    var before = Event.in(1).set(Field.PAGE_TITLE, "Shop").build();
    var after = before.but().set(Field.PAGE_TITLE, "Cart").build();

    assertThat(before.text(Field.PAGE_TITLE)).isEqualTo("Shop");
    assertThat(after.text(Field.PAGE_TITLE)).isEqualTo("Cart");
  }

  @Test
  void refusesAValueOfAnotherClass() {
    assertThatThrownBy(() -> Event.in(1).set(Field.DOC_WIDTH, "1024"))
        .hasMessage("DOC_WIDTH holds INT, not String");
  }

  @Test
  void hasNoValueWhereTheTextIsEmpty() {
    var event = Event.in(1).set(Field.PAGE_TITLE, "").build();

    assertThat(event.get(Field.PAGE_TITLE)).isNull();
    assertThat(event.text(Field.PAGE_TITLE)).isEmpty();
  }

  @Test
  void showsNoPersonalDataInItsText() {
    var event = Event.in(3).set(Field.USER_ID, "ada@example.com").build();

    assertThat(event).hasToString("event null of project 3");
  }
}

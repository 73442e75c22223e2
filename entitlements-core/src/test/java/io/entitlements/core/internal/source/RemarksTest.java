package io.entitlements.core.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.roster.RosterReading;
import io.entitlements.roster.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Remarks fit a reading, whatever they are made of. */
class RemarksTest {

  @Test
  void eachIsKeptOnce_andMoreThanFitAreCountedAsOne() {
    Remarks remarks = new Remarks();
    for (int i = 0; i < 100; i++) {
      remarks.add("remark " + i % 19);
    }
    assertThat(remarks.list()).hasSize(19);
    remarks.add("another");
    assertThat(remarks.list()).hasSize(20).last().isEqualTo("there is more of this kind");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u202eb", "a\u0000b", "a\nb", "a\ud800b", "\u2066", "x\ud83d\ude00"})
  void whatShowsOtherThanItIs_isLeftOut(String text) {
    String many = text.repeat(199);
    Remarks remarks = new Remarks();
    remarks.add(text);
    remarks.add(many);
    remarks.add("x" + many);
    assertThat(new RosterReading(Verdict.PARTIAL, Optional.empty(), remarks.list()).remarks())
        .allSatisfy(remark -> assertThat(remark).hasSizeBetween(1, 200));
  }
}

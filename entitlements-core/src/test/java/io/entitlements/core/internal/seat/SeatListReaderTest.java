package io.entitlements.core.internal.seat;

import static io.entitlements.seat.SeatRowRefusal.UNKNOWN_ACTION;
import static io.entitlements.seat.SeatRowRefusal.UNREADABLE_ROW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatChange.Assign;
import io.entitlements.seat.SeatChange.Unreadable;
import io.entitlements.seat.SeatList;
import io.entitlements.seat.SeatList.Code;
import io.entitlements.seat.SeatList.Refused;
import io.entitlements.seat.SeatPlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators bring, and what becomes of it. */
class SeatListReaderTest {

  @Test
  void pastedLines_giveSeats_withTheLinesAsEditorsCountThem() {
    SeatList.Read list = read("\uFEFFada@x.example\r\n\r\n  Ben@X.example \rcem@x.example\n\n");

    assertThat(list.changes())
        .isEqualTo(assigned("ada@x.example", "Ben@X.example", "cem@x.example"));
    assertThat(list.rows()).extracting(SeatList.Row::line).containsExactly(1, 3, 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@x.example,ben@x.example",
        "ada@x.example;ben@x.example;",
        "ada@x.example\tben@x.example",
        ", ada@x.example ;; ben@x.example ,",
        "Ada Lovelace <ada@x.example>; Ben <ben@x.example>",
        "\"Lovelace, Ada\" <ada@x.example>, <ben@x.example>",
        "Lovelace, Ada <ada@x.example>; Bell, Ben <ben@x.example>",
        "\"A \\\"; <ada@y.example>\" <ada@x.example>; ben@x.example",
        "mailto:ada@x.example; Ben <MAILTO:ben@x.example>",
        "\"ada@x.example\"; \"ben@x.example\"",
        "\u00a0ada@x.example\u200b\u00a0;\u200bben@x.example",
      })
  void addressesOfOneLine_areRead_asMailProgramsWriteThem(String line) {
    assertThat(read(line).changes()).isEqualTo(assigned("ada@x.example", "ben@x.example"));
  }

  @Test
  void pieceThatMayBeAnAddressWithAMistake_isARow() {
    assertThat(read("Ada, Ben, Cem <cem@x.example>").changes())
        .isEqualTo(assigned("Ada", "cem@x.example"));
    assertThat(read("ada at x.example, Cem <cem@x.example>").changes())
        .isEqualTo(assigned("ada at x.example", "cem@x.example"));
    assertThat(read("ada@x.example, Lovelace").changes())
        .isEqualTo(assigned("ada@x.example", "Lovelace"));
    assertThat(read("Ada; Ben <ben@x.example>").changes())
        .isEqualTo(assigned("Ada", "ben@x.example"));
  }

  @Test
  void quoteOrBracketLeftOpen_spoilsOnlyWhatFollowsItInItsLine() {
    assertThat(read("ada@x.example; \"Ben <ben@x.example>\ncem@x.example").changes())
        .containsExactly(
            new Assign("ada@x.example"),
            new Unreadable("ben@x.example", UNREADABLE_ROW),
            new Assign("cem@x.example"));
    assertThat(read("Ben <ben@x.example; cem@x.example\ndot@x.example").changes())
        .containsExactly(
            new Unreadable("Ben <ben@x.example; cem@x.example", UNREADABLE_ROW),
            new Assign("dot@x.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Email,Name\nada@x.example,Ada",
        "Name;E-Mail\n\"Ada; or A.\";ada@x.example",
        "name\tMAIL\nAda\tada@x.example",
        "sep=;\r\nName;Email Address [Required]\r\nAda;ada@x.example\r\n",
        "Username,Email\nlovelace,ada@x.example",
        "User Name,Class\nada@x.example,\"7 \"\"b\"\"\"",
        "Name,Email,Note\n\"Ada\" , \"ada@x.example\" ,",
        "Email,Name\nada@x.example",
        "Email,Name\nada@x.example,Ada,,\n,,,\n",
        "E-mail\nAda <ada@x.example>",
      })
  void tables_areReadByTheirHeader(String table) {
    assertThat(read(table).changes()).isEqualTo(assigned("ada@x.example"));
  }

  @Test
  void actionColumn_saysWhatIsDone_andWhatIsNoActionIsARow() {
    String table =
        """
        action,email
        assign,a@x.example
        ADD,b@x.example
        Unassign,c@x.example
        release,d@x.example
        remove,e@x.example
        pin,f@x.example
        unpin,g@x.example
        ,h@x.example
        upgrade,i@x.example
        pin
        """;

    assertThat(read(table).changes())
        .containsExactly(
            new Assign("a@x.example"),
            new Assign("b@x.example"),
            new SeatChange.Unassign("c@x.example"),
            new SeatChange.Unassign("d@x.example"),
            new SeatChange.Unassign("e@x.example"),
            new SeatChange.Pin("f@x.example"),
            new SeatChange.Unpin("g@x.example"),
            new Unreadable("h@x.example", UNKNOWN_ACTION),
            new Unreadable("i@x.example", UNKNOWN_ACTION),
            new SeatChange.Pin(""));
  }

  @Test
  void brokenRecords_areRows_andSpoilNoOther() {
    SeatList.Read list =
        read(
            "Name,Email\nAda,ada@x.example\n\"Ben,ben@x.example\nC,D,cem@x.example\nDot,dot@x.example");

    assertThat(list.changes())
        .containsExactly(
            new Assign("ada@x.example"),
            new Unreadable("", UNREADABLE_ROW),
            new Unreadable("D", UNREADABLE_ROW),
            new Assign("dot@x.example"));
    assertThat(list.rows()).extracting(SeatList.Row::line).containsExactly(2, 3, 4, 5);
  }

  @Test
  void linesWithinACell_areNotTakenForRows() {
    assertThat(
            read("Email,Note,Class\nada@x.example,\"ask\nboss@x.example\nfirst\",7b\n"
                    + "ben@x.example,,8\ncem@x.example")
                .changes())
        .containsExactly(
            new Unreadable("", UNREADABLE_ROW),
            new Unreadable("boss@x.example", UNREADABLE_ROW),
            new Unreadable("first\"", UNREADABLE_ROW),
            new Assign("ben@x.example"),
            new Assign("cem@x.example"));
  }

  @Test
  void textThatIsNoAddress_isCutWhereNoAddressCouldEnd() {
    assertThat(read("x".repeat(300_000)).changes()).isEqualTo(assigned("x".repeat(255)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "ISO-8859-1", "x-MacRoman"})
  void bytesOfAnotherEncoding_refuseTheList_withTheLine(String charset) {
    byte[] bytes = "Email,Name\nada@x.example,Zo\u00eb\n".getBytes(Charset.forName(charset));

    assertThat(read(bytes)).isEqualTo(new Refused(Code.NOT_UTF_8, 2));
  }

  @Test
  void utf16AndSpreadsheetFiles_areNoText() {
    assertThat(read("ada@x.example".getBytes(StandardCharsets.UTF_16)))
        .isEqualTo(new Refused(Code.NOT_TEXT, 1));
    assertThat(read(new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0}))
        .isEqualTo(new Refused(Code.NOT_TEXT, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\r\n \n", "email", "email,action\n,\n", ";;,"})
  void listOfNobody_isRefused(String list) {
    assertThat(read(bytes(list))).isEqualTo(new Refused(Code.NO_ROWS, 0));
  }

  @Test
  void headerWithoutAColumnOfAddresses_orWithTwo_isRefused() {
    assertThat(read(bytes("\nName;Class\nAda;7b"))).isEqualTo(new Refused(Code.NO_EMAIL_COLUMN, 2));
    assertThat(read(bytes("Email,e-mail\na@x.example,b@x.example")))
        .isEqualTo(new Refused(Code.COLUMN_TWICE, 1));
    assertThat(read(bytes("Email,action,Action\na@x.example,pin,unpin")))
        .isEqualTo(new Refused(Code.COLUMN_TWICE, 1));
  }

  @Test
  void longestLine_isRead_andOneByteMoreIsNot() {
    String blanks = " ".repeat(SeatList.MAX_LINE_BYTES - "ada@x.example".length());

    assertThat(read(blanks + "ada@x.example\r\n").changes()).isEqualTo(assigned("ada@x.example"));
    assertThat(read(bytes("ben@x.example\n " + blanks + "ada@x.example")))
        .isEqualTo(new Refused(Code.LINE_TOO_LONG, 2));
  }

  @Test
  void mostRows_areRead_andOneMoreIsNot() {
    String most = "a@x.example\n".repeat(SeatPlan.MAX_ROWS);

    assertThat(read(most).rows()).hasSize(SeatPlan.MAX_ROWS);
    assertThat(read(bytes(most + "b@x.example")))
        .isEqualTo(new Refused(Code.TOO_MANY_ROWS, SeatPlan.MAX_ROWS + 1));
  }

  @Test
  void mostBytes_areRead_andOneMoreIsNot() {
    assertThat(SeatListReader.read(new Blank(SeatList.MAX_BYTES)))
        .isEqualTo(new Refused(Code.NO_ROWS, 0));
    assertThat(SeatListReader.read(new Blank(SeatList.MAX_BYTES + 1)))
        .isEqualTo(new Refused(Code.TOO_LARGE, 0));
  }

  @Test
  void bytesThatCannotBeRead_areAFault() throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();

    assertThatThrownBy(() -> SeatListReader.read(closed)).isInstanceOf(UncheckedIOException.class);
  }

  private static List<SeatChange> assigned(String... texts) {
    return Arrays.stream(texts).<SeatChange>map(Assign::new).toList();
  }

  private static SeatList.Read read(String list) {
    return read(bytes(list)).orElseThrow();
  }

  private static SeatList read(byte[] bytes) {
    return SeatListReader.read(new ByteArrayInputStream(bytes));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Line ends, made as they are read. */
  private static final class Blank extends InputStream {

    private long left;

    Blank(long bytes) {
      this.left = bytes;
    }

    @Override
    public int read() {
      return left-- > 0 ? '\n' : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      int count = (int) Math.min(length, left);
      Arrays.fill(to, offset, offset + count, (byte) '\n');
      left -= count;
      return count == 0 ? -1 : count;
    }
  }
}

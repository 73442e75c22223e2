package io.entitlements.core.internal.seat;

import io.entitlements.seat.SeatChange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A hash over many changes, read one by one: what tells a repeat from another request. */
final class ChangesDigest {

  private final MessageDigest digest;

  private ChangesDigest() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String of(List<SeatChange> changes) {
    ChangesDigest all = new ChangesDigest();
    for (SeatChange change : changes) {
      all.add(change.action().name());
      if (change instanceof SeatChange.Assign assign) {
        all.add(assign.email());
      } else if (change instanceof SeatChange.Unassign unassign) {
        all.add(unassign.email());
      } else if (change instanceof SeatChange.Pin pin) {
        all.add(pin.email());
      } else if (change instanceof SeatChange.Unpin unpin) {
        all.add(unpin.email());
      } else if (change instanceof SeatChange.Unreadable unreadable) {
        all.add(unreadable.text());
        all.add(unreadable.refusal().name());
      } else {
        SeatChange.Reassign move = (SeatChange.Reassign) change;
        all.add(move.from());
        all.add(move.to());
      }
    }
    return HexFormat.of().formatHex(all.digest.digest());
  }

  /** Length first: no two lists of texts run together into the same bytes. */
  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }
}

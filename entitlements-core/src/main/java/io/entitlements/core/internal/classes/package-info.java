/**
 * Classes, their codes and their students.
 *
 * <p><b>The order of locks</b>: the account of the student; the class; the row of the subscription
 * that pays, and behind it what stands in {@code core.internal.seat}; when the work has ended, the
 * histories. Who may keep a seat is looked at under the subscription's lock, so that of two classes
 * that somebody leaves at once the last one gives the seat back.
 */
@NullMarked
package io.entitlements.core.internal.classes;

import org.jspecify.annotations.NullMarked;

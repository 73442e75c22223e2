/** From a purchase order to a decision, embedded, in one program. */
@NullMarked
package io.entitlements.samples.quickstart;

import org.jspecify.annotations.NullMarked;

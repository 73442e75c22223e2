/** What happened, with every changed value. */
@NullMarked
package io.entitlements.event;

import org.jspecify.annotations.NullMarked;

/** The answer to: may this person use this here and now? */
@NullMarked
package io.entitlements.check;

import org.jspecify.annotations.NullMarked;

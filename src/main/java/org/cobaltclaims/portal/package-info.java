/** What a patient may see and enter, by invitation only. */
@NullMarked
package org.cobaltclaims.portal;

import org.jspecify.annotations.NullMarked;

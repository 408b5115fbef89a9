/** Encrypts what is kept: files and secrets, under data keys that master keys wrap. */
@NullMarked
package org.cobaltclaims.encryption;

import org.jspecify.annotations.NullMarked;

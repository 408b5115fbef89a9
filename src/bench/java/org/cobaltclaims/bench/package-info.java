/** How fast X12 is read and written, against StAEDI alone, and how little memory it takes. */
package org.cobaltclaims.bench;

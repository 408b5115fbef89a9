/** The application beside a real Zeebe broker, and beside three of them. */
package org.cobaltclaims.testing.broker;

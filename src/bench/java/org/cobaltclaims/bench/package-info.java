/**
 * What claims cost, against something that does the same with nothing around it: reading and
 * writing X12, building files, posting, the whole pipeline, memory, starting, the desk's pages.
 */
package org.cobaltclaims.bench;

/** All shares, the reader's and those of others, on one page. */
package org.carillon.webmail.share;

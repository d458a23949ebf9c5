/** What is shared, with whom, and by whom, on one page. */
package org.carillon.webmail.share;

/** A folder's messages, a page at a time, in the order chosen. */
package org.carillon.webmail.list;

/** Actions on the reader's own collections, of all kinds. */
package org.carillon.webmail.collection;

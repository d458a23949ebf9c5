/** What the reader does with collections of his own, whatever lies in them. */
package org.carillon.webmail.collection;

/** Searching in all folders. */
package org.carillon.webmail.search;

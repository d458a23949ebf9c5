/** How somebody writes: preferences, addresses to write from and to. */
package org.carillon.webmail.writing;

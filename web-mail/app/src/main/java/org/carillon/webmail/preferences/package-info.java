/** What a reader can set. */
package org.carillon.webmail.preferences;

/** What URIs hide behind percent signs. */
package org.carillon.format.uri;

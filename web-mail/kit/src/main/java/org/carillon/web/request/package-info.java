/** A request of a browser: whose it is, what it brings, where it goes. */
package org.carillon.web.request;

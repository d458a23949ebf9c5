/** The application's ports as the adapter calls them. */
package org.carillon.adapter.port;

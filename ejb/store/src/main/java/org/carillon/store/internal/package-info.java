/** The store in the application server. */
package org.carillon.store.internal;

/** The store's figures and its segments. */
package org.carillon.webadmin.store;

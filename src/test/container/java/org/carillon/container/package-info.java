/** What only the application server can show, tested inside it. */
package org.carillon.container;

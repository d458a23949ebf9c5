/** Tests that run inside the application server. */
package org.carillon.container;

/** Health checks of the server's parts. */
package org.carillon.health;

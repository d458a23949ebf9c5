/** The confinement of processes by the operating system. */
package org.carillon.sandbox;

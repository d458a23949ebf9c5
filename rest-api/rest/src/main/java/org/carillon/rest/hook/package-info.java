/** Messages to web hooks: their outcome, and posting them again. */
package org.carillon.rest.hook;

/** Messages to web hooks: what came of them, and posting them again. */
package org.carillon.rest.hook;

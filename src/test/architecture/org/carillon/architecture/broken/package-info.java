/** Sample code that breaks every one of the dependency rules on purpose. */
package org.carillon.architecture.broken;

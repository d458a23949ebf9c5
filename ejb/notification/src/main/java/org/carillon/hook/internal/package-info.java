/** Web hooks: who is told, what there is to tell, and telling it until it is taken. */
package org.carillon.hook.internal;

/** When people and rooms have time: looked at side by side before they are invited. */
package org.carillon.webmail.planner;

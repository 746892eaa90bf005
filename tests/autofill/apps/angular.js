// The same form by Angular, with reactive forms.
import "zone.js";
import "@angular/compiler";
import { Component } from "@angular/core";
import { FormControl, FormGroup, ReactiveFormsModule } from "@angular/forms";
import { bootstrapApplication } from "@angular/platform-browser";

export function mount(/** @type {HTMLElement} */ place) {
  const group = new FormGroup({ fam: new FormControl(""), im: new FormControl(""), ot: new FormControl(""), snils: new FormControl("") });
  class App {
    group = group;
    rows = [["fam", "Фамилия"], ["im", "Имя"], ["ot", "Отчество"], ["snils", "СНИЛС"]];
  }
  Component({
    selector: "host-app",
    imports: [ReactiveFormsModule],
    template: '<form id="host-form" [formGroup]="group">@for (row of rows; track row[0]) {<div><label [attr.for]="row[0]">{{ row[1] }}</label><input [id]="row[0]" [formControlName]="row[0]"></div>}</form>',
  })(App);
  place.append(document.createElement("host-app"));
  bootstrapApplication(App).catch((error) => console.error(error));
  return () => ({ ...group.value });
}

/** A document to begin with: small, with examples, and without findings. */
export const sampleDocument = `openapi: 3.1.0
info:
  title: Notes
  version: 0.1.0
  description: Keeps short notes.
servers:
  - url: https://api.example.com
paths:
  /notes:
    get:
      operationId: listNotes
      summary: List notes
      description: Returns all notes, the latest first.
      tags: [notes]
      responses:
        "200":
          description: The notes.
          content:
            application/json:
              schema:
                type: array
                items: { $ref: "#/components/schemas/Note" }
              example:
                - { id: n-1, text: Call the sheet a contract. }
        "400": { $ref: "#/components/responses/Invalid" }
    post:
      operationId: createNote
      summary: Create a note
      description: Keeps a new note and returns it with its id.
      tags: [notes]
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/NewNote" }
            example: { text: Call the sheet a contract. }
      responses:
        "201":
          description: The note as it is kept.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Note" }
              example: { id: n-1, text: Call the sheet a contract. }
        "400": { $ref: "#/components/responses/Invalid" }
  /notes/{id}:
    get:
      operationId: readNote
      summary: Read a note
      description: Returns one note by its id.
      tags: [notes]
      parameters:
        - name: id
          in: path
          required: true
          description: The id that the note was created with.
          schema: { $ref: "#/components/schemas/NoteId" }
          example: n-1
      responses:
        "200":
          description: The note.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Note" }
              example: { id: n-1, text: Call the sheet a contract. }
        "400": { $ref: "#/components/responses/Invalid" }
        "404": { $ref: "#/components/responses/Missing" }
tags:
  - name: notes
    description: Short texts with an id.
components:
  responses:
    Invalid:
      description: The request is not as this document describes it.
      content:
        application/json:
          schema: { $ref: "#/components/schemas/Problem" }
          example: { message: "text must have at least 1 character" }
    Missing:
      description: There is no such note.
      content:
        application/json:
          schema: { $ref: "#/components/schemas/Problem" }
          example: { message: "no note n-2" }
  schemas:
    NoteId:
      type: string
      description: Identifies a note.
      pattern: ^n-[0-9]{1,9}$
    NewNote:
      type: object
      description: What a note is made of.
      required: [text]
      properties:
        text: { type: string, description: What it says., minLength: 1, maxLength: 280 }
    Note:
      type: object
      description: A note that is kept.
      required: [id, text]
      properties:
        id: { $ref: "#/components/schemas/NoteId" }
        text: { type: string, description: What it says., minLength: 1, maxLength: 280 }
    Problem:
      type: object
      description: Why a request failed.
      required: [message]
      properties:
        message: { type: string, description: One sentence for people. }
`;
